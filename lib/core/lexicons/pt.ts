import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'os as um uma e é são de do da dos das para com por não mais que em no na nos nas seu sua seus suas nosso nossa nossos nossas ao à você este esta isso como quero te lhe pelo pela ou já sem';

export const units: Units = {};

const pt: Lexicon = {
  lang: 'pt',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'guia|guias|ebook|livro|pdf|curso|workshop|webinar|modelo|modelos|relatório|teste|amostra|vídeo|catálogo|receita|planilha|aula|checklist',
  },
  phrases: {
    'gate.address': ['(email|mail)', 'e mail'],
    'gate.newsletter': [
      '(cada|toda|todas as|todos os|uma vez por) ~1 (semana|mês|manhã|segunda|terça|quarta|quinta|sexta|sábado|domingo) ~6 (email|e mail|carta|enviamos|escrevemos|caixa|recebe|recebes)',
      '(newsletter*|boletim|boletins|informativo)',
      '(inscreva|inscrever|assine|assinar|subscreva|subscrever|subscrição|cadastre|registe|junte) ~6',
      '(receba|receber|recebe|quero) ~5 (notícias|novidades|ofertas|promoções|newsletter*|boletim|dicas|informações|atualizações|conteúdos|receitas|artigos|email|e mail)',
      '(no|em|para) (seu|teu) (email|e mail|mail)',
      '(fique|mantenha|esteja) ~3 (dentro|informado|dia|atualizado|par|contato|contacto)',
      '(não) (perca|percas) ~3',
      '(últimas|nossas|melhores|todas as) (notícias|novidades|ofertas|promoções|histórias)',
      '(cancelar|descadastrar|anular) ~4 (momento|quando)',
      '(comunicações|informações|ofertas|conteúdo) (comerciais|promocionais|exclusiv*|publicitári*)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~2 (desconto|off|oferta)',
      '(desconto*|cupom|cupão|cupons|código promocional|frete grátis|portes grátis|vale)',
    ],
    'gate.welcome': [
      '(primeira|1ª|primeiro) (compra|pedido|encomenda|vez)',
      '(boas vindas|novos clientes|novo cliente)',
    ],
    'gate.lead-magnet': [
      '(minicurso|mini curso|aula) ~2 (grátis|gratuit*|e mails|emails)',
      '(entre os|ser dos|dos) primeir*',
      '(grátis|gratuit*|oferta) ~3 {magnet}',
      '{magnet} ~3 (grátis|gratuit*)',
      '(baixe|baixar|descarregue|obtenha|receba) ~3 {magnet}',
      '(ebook|sorteio|ganhe|lista de espera|teste grátis)',
      '(salvar|guardar|enviar) ~2 (receita|artigo|link)',
    ],
    'gate.content-lock': [
      '(continuar|continue) (lendo|a ler|a leitura)',
      '(desbloqueie|desbloquear|acesse|aceda) ~3 (artigo|conteúdo)',
    ],
    'gate.wheel': ['(gire|girar|roleta|roda) ~3 (roleta|roda|sorte|ganhe)', 'tente a sorte'],
    'gate.button': [
      '(inscrever*|inscreva|assinar|assine|subscrever|cadastrar|receber|receba|quero|baixar|descarregar|sim|seguir|participar)',
    ],
    'gate.plain-button': ['(enviar|ok|confirmar|continuar|ir)'],
    'not.login': [
      '(senha|palavra passe|entrar|login|iniciar sessão|utilizador|usuário|acessar)',
      '(já|não|ainda não) ~2 (conta|registado|cadastro|cliente)',
    ],
    'not.account': ['(criar|crie|minha|abrir) ~2 conta', '(data de nascimento|confirmar senha)'],
    'not.checkout': [
      '(carrinho|pagamento|entrega|faturação|fatura|pedido|encomenda|cep|código postal|cartão|doar|doação|donativo)',
    ],
    'not.contact': [
      '(contat*|contact*|mensagem|assunto|pergunta|dúvida*|orçamento|solicitação|fale conosco|sugestão)',
    ],
    'not.comment': ['(comentário*|comentar|responder|resposta|avaliação|opinião)', 'não será publicado'],
    'not.search': ['(pesquis*|buscar|busca|procurar)'],
    'not.reset': ['(esqueceu|esqueci|recuperar|redefinir|repor) ~3 (senha|palavra)?'],
    'not.share': [
      '(amigo|amigos|amiga|destinatário*|remetente)',
      '(compartilhar|partilhar|enviar|partilhe) ~3 (amigo|página|artigo|link|email)',
    ],
    'not.stock': ['(esgotado|estoque|stock|disponível|disponibilidade)'],
    'not.unsubscribe': ['(cancelar (inscrição|assinatura|subscrição)|descadastrar)'],
    'not.own-words': [
      '(currículo|cv|candidatura|petição|abaixo assinado|assinar a petição|inquérito|pesquisa de opinião|votar|reservar|reserva|anexo|anexar)',
    ],
    'not.consent': ['(cookies|notificações)'],
    decline: [
      '^ (não|não obrigado|não obrigada|fechar|mais tarde|cancelar|recusar|agora não|pular) ~3 $',
      'não obrigad*',
    ],
  },
};

export default pt;
